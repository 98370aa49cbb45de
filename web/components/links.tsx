import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentPropsWithRef } from "react";

type AnchorBaseProps = AnchorProps & Omit<ComponentPropsWithRef<"a">, keyof AnchorProps>;
const AnchorBase = (props: AnchorBaseProps) => <Anchor inherit {...props} />;

/** A link within the page: type-safe `to`, `params` and `search`, loaded ahead on hover and focus. */
export const TextLink = createLink(AnchorBase);

type ButtonBaseProps = ButtonProps & Omit<ComponentPropsWithRef<"a">, keyof ButtonProps>;
const ButtonBase = (props: ButtonBaseProps) => <Button component="a" {...props} />;

/** A link that looks like a button. */
export const ButtonLink = createLink(ButtonBase);
