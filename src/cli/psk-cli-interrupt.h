/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PskCliInterrupt:
 *
 * Turns Ctrl+C and the signals that ask a program to end into a cancellable, as long as it
 * lives, so that what was begun is taken back and nothing is left behind.
 */
typedef struct _PskCliInterrupt PskCliInterrupt;

PskCliInterrupt *psk_cli_interrupt_new             (void);
void             psk_cli_interrupt_free            (PskCliInterrupt  *self);
GCancellable    *psk_cli_interrupt_get_cancellable (PskCliInterrupt  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskCliInterrupt, psk_cli_interrupt_free)

G_END_DECLS
