/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-tool-window.h"

G_BEGIN_DECLS

/**
 * PskCodeMergeFunc:
 * @command: what does it, to be run
 * @subject: the name of the entry
 * @toast: what it does, translated
 * @user_data: for the function
 *
 * Called when somebody has said which entry a name is.
 */
typedef void (*PskCodeMergeFunc) (PskCommand  *command,
                                  const char  *subject,
                                  const char  *toast,
                                  gpointer     user_data);

void psk_code_merge_ask (PskToolWindow     *window,
                         const char        *typed,
                         PskCodeMergeFunc   func,
                         gpointer           user_data);

G_END_DECLS
