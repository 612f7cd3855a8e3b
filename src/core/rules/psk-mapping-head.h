/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-mapping.h"

G_BEGIN_DECLS

/* A head has at most so many lines, and begins at most so far down. */
#define PSK_MAX_HEAD_HEIGHT 3
#define PSK_MAX_HEAD_START 60

/* The first rows of a sheet, which is an array of GStrv; private to psk-mapping. */
const char *psk_rows_get           (GPtrArray  *rows,
                                    int         row,
                                    int         column);
int         psk_rows_count_filled  (GPtrArray  *rows,
                                    int         row);
int         psk_rows_count_columns (GPtrArray  *rows);
GStrv       psk_head_join          (GPtrArray  *rows,
                                    int         start,
                                    int         height,
                                    GStrv      *last_lines);

G_END_DECLS
