/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cli.h"

G_BEGIN_DECLS

PskExit cmd_new          (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_areas        (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_import       (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_list         (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_metrics      (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_score        (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_print        (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_export       (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_log          (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_history      (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_undo         (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_redo         (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_pin          (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_add_photo    (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_photos_check (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_check        (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_codes        (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_duplicates   (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_merge        (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_not_duplicate (const PskCliCommand *command,
                          char                **args);
PskExit cmd_visit        (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_replace      (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_stock        (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_verify       (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_backup       (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_restore      (const PskCliCommand  *command,
                          char                **args);
PskExit cmd_report_month (const PskCliCommand  *command,
                          char                **args);

G_END_DECLS
