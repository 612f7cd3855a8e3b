/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/**
 * PskLanguage:
 * @PSK_LANGUAGE_THAI: Thai words, Buddhist Era
 * @PSK_LANGUAGE_ENGLISH: English words, Common Era
 *
 * The language that a date or period is written in. Core never asks the locale:
 * the window, the command line and each report say which language they want.
 */
typedef enum
{
  PSK_LANGUAGE_THAI,
  PSK_LANGUAGE_ENGLISH,
} PskLanguage;
