import { assetIdentity, type AssetIdentity } from "#domain/reading.ts";
import { field, textAt, textsAt } from "../../json/json-fields.ts";

/** A resource as Security Hub (`Resources`) and Inspector (`resources`) describe it, with their `Details`. */
export type AwsResource = { readonly id: string; readonly details: unknown };

/** `i-0abc…` at the end of a resource's id, however it is written. */
const INSTANCE = /(?:^|[/:])(i-[0-9a-z]{4,40})$/i;
const IMAGE =
  /^(?:arn:(aws[a-z-]{0,20}):ecr:([a-z0-9-]{1,30}):(\d{12}))?.{0,200}?:repository\/([^:@]{1,400})\/(sha256:[0-9a-f]{32,128})$/i;

/**
 * The asset that a resource is: a machine by its instance id, a container image by its repository (tag and digest aside),
 * anything else by its id. Where the ARN names account and region, the repository is called as in `docker pull`, which is
 * what other tools call it (Amazon ECR user guide, "Private registries").
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
  const [, partition, region, account, path = null, pathDigest = null] = IMAGE.exec(id) ?? [];
  const name = textAt(image, "RepositoryName") ?? textAt(image, "repositoryName") ?? path;
  if (name !== null) {
    const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    const repository = region === undefined ? name : `${account}.dkr.ecr.${region}.${domain}/${name}`;
    const [tag = null] = [...textsAt(image, "ImageTags"), ...textsAt(image, "imageTags")];
    const digest = textAt(image, "ImageDigest") ?? textAt(image, "imageHash") ?? pathDigest;
    return assetIdentity("image", repository, { tag, digest, operatingSystem: textAt(image, "platform") });
  }
  return assetIdentity("cloud", id, { instanceId: id });
};
