/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PskScratch:
 *
 * A private folder for files that live no longer than the program.
 */
typedef struct _PskScratch PskScratch;

PskScratch *psk_scratch_new        (GError     **error);
void        psk_scratch_free       (PskScratch  *self);
char       *psk_scratch_build_path (PskScratch  *self,
                                    const char  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskScratch, psk_scratch_free)

G_END_DECLS
