/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *psk_save_path_complete (const char *path,
                              const char *suffix);
char *psk_save_path_check    (const char *chosen,
                              const char *path);

G_END_DECLS
