/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-code-list.h"
#include "psk-command.h"

G_BEGIN_DECLS

PskCommand *psk_command_code_keep     (const char          *list,
                                       const PskCode       *entry);
PskCommand *psk_command_code_move     (const char          *list,
                                       const char          *code,
                                       guint                position);
PskCommand *psk_command_code_retire   (const char          *list,
                                       const char          *code,
                                       gboolean             retired);
PskCommand *psk_command_code_delete   (const char          *list,
                                       const char          *code);
PskCommand *psk_command_code_place    (const char          *typed,
                                       const char          *code);

GStrv       psk_code_list_resolve     (PskStore            *store,
                                       const char          *list,
                                       const char * const  *names,
                                       GPtrArray           *known,
                                       GError             **error);

G_END_DECLS
