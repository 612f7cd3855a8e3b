/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-tool-window.h"

G_BEGIN_DECLS

void psk_lists_files_import (PskToolWindow  *window);
void psk_lists_files_export (PskToolWindow  *window);
void psk_lists_files_read   (PskToolWindow  *window,
                             const char     *path);
void psk_lists_files_write  (PskToolWindow  *window,
                             const char     *chosen);

G_END_DECLS
