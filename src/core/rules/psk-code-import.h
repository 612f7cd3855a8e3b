/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-definition.h"

G_BEGIN_DECLS

JsonNode   *psk_codes_to_json        (PskStore    *store,
                                      const char  *list,
                                      GError     **error);
PskCommand *psk_command_codes_import (const char  *json);

G_END_DECLS
