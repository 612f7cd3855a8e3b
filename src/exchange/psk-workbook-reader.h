/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-staging-writer.h"

G_BEGIN_DECLS

void psk_workbook_read (const char        *name,
                        gboolean           certain,
                        PskStagingWriter  *writer);

G_END_DECLS
