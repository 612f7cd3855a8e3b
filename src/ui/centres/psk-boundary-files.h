/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

void psk_boundary_files_import (PskPage     *page);
void psk_boundary_files_read   (PskPage     *page,
                                const char  *path);

G_END_DECLS
