import { assetIdentity, type AssetIdentity } from "#domain/reading.ts";
import { field, textAt, textsAt } from "../../json/json-fields.ts";

/** A resource as Security Hub (`Resources`) and Inspector (`resources`) describe it, with their `Details`. */
export type AwsResource = { readonly id: string; readonly details: unknown };

/** `i-0abc…` at the end of a resource's id, however it is written. */
const INSTANCE = /(?:^|[/:])(i-[0-9a-z]{4,40})$/i;
const IMAGE = /:repository\/([^:@]{1,400})\/(sha256:[0-9a-f]{32,128})$/i;

/**
 * The asset that a resource is: a machine by its instance id, a container image by its repository (tag and digest aside),
 * anything else by its id.
 */
export const awsAsset = ({ id, details }: AwsResource): AssetIdentity => {
  const instance = INSTANCE.exec(id)?.[1];
  if (instance !== undefined) {
    const machine = field(details, "AwsEc2Instance") ?? field(details, "awsEc2Instance");
    const [ip = null] = [...textsAt(machine, "IpV4Addresses"), ...textsAt(machine, "ipV4Addresses")];
    const operatingSystem = textAt(machine, "platform");
    return assetIdentity("host", instance, { instanceId: instance, ip, operatingSystem });
  }
  const image = field(details, "AwsEcrContainerImage") ?? field(details, "awsEcrContainerImage");
  const [, path = null, pathDigest = null] = IMAGE.exec(id) ?? [];
  const repository = textAt(image, "RepositoryName") ?? textAt(image, "repositoryName") ?? path;
  if (repository !== null) {
    const [tag = null] = [...textsAt(image, "ImageTags"), ...textsAt(image, "imageTags")];
    const digest = textAt(image, "ImageDigest") ?? textAt(image, "imageHash") ?? pathDigest;
    return assetIdentity("image", repository, { tag, digest, operatingSystem: textAt(image, "platform") });
  }
  return assetIdentity("cloud", id, { instanceId: id });
};
