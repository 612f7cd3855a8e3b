/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import.h"

G_BEGIN_DECLS

char *psk_test_stage    (const char  *dir,
                         const char  *sheet,
                         const char  *rows);
char *psk_test_describe (PskImport   *import);

G_END_DECLS
