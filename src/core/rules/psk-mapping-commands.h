/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"

G_BEGIN_DECLS

PskCommand *psk_command_mapping_save   (GPtrArray   *mappings);
PskCommand *psk_command_mapping_delete (gint64       id,
                                        const char  *name);

G_END_DECLS
