/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"

G_BEGIN_DECLS

PskCommand *psk_command_mapping_save     (const char  *name,
                                          int          district,
                                          const char  *signature,
                                          const char  *json);
PskCommand *psk_command_mapping_save_all (GPtrArray   *mappings);
PskCommand *psk_command_mapping_delete   (gint64       id,
                                          const char  *name);

G_END_DECLS
