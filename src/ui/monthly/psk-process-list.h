/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_PROCESS_LIST (psk_process_list_get_type ())

G_DECLARE_FINAL_TYPE (PskProcessList, psk_process_list, PSK, PROCESS_LIST, AdwBin)

void psk_process_list_show (PskProcessList *self,
                            PskPage        *page,
                            int             district,
                            const char     *month);

G_END_DECLS
