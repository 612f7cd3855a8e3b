#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the JSON files of data/ against each other: test-definitions.py DATA_FOLDER"""
import csv
import glob
import json
import os
import re
import sys
import unicodedata
from unittest import SkipTest

data = os.path.abspath(sys.argv[1])


def load(name):
    with open(os.path.join(data, name), encoding='utf-8') as file:
        return json.load(file)


def normal(title):
    """A column title as the import compares it."""
    return ''.join(c for c in title.lower().replace('ํา', 'ำ') if unicodedata.category(c)[0] in 'LMN')


def repeated(values):
    values = list(values)
    return sorted({value for value in values if values.count(value) > 1})


def same(got, wanted):
    assert got == wanted, '%r is not %r' % (got, wanted)


def province_has_every_area():
    province = load('provinces/52-lampang.json')
    tambons = [tambon for district in province['districts'] for tambon in district['tambons']]
    same(len(province['districts']), 13)
    same(len(tambons), 100)
    same(repeated(tambon['code'] for tambon in tambons), [])
    for district in province['districts']:
        same(district['code'] // 100, province['province']['code'])
        for tambon in district['tambons']:
            same(tambon['code'] // 100, district['code'])
    for place in [province['province']] + province['districts'] + tambons:
        assert 17 < place['lat'] < 20 and 98.5 < place['lon'] < 100.5, place
        assert re.search('[ก-ฮ]', place['name_th']) and place['name_en'].isascii(), place


def province_agrees_with_the_official_list():
    path = os.path.join(os.environ.get('PSK_TEST_SHARED', ''), 'geo', 'lampang_areas.csv')
    if not os.path.exists(path):
        raise SkipTest('the shared list of areas is not there')
    fields = ('name_th', 'name_en', 'postal_code', 'lat', 'lon')
    got = {tambon['code']: (district['name_th'], district['name_en']) + tuple(tambon[field] for field in fields)
           for district in load('provinces/52-lampang.json')['districts'] for tambon in district['tambons']}
    with open(path, encoding='utf-8-sig') as file:
        wanted = {int(row['tambon_code']): (row['district_th'], row['district_en'], row['tambon_th'], row['tambon_en'],
                                            row['postal_code'], float(row['lat']), float(row['lon']))
                  for row in csv.DictReader(file)}
    for code, facts in wanted.items():
        same(got.get(code), facts)


def every_definition_says_it_is_a_default():
    for path in glob.glob(os.path.join(data, 'definitions', '*.json')):
        definition = load(path)
        assert definition['default'] is True, path
        for key in ('kind', 'id', 'title_th', 'title_en', 'note_th', 'note_en', 'source'):
            assert definition[key], (path, key)
        assert definition['note_th'].startswith('ค่าเริ่มต้น'), path


def criteria_add_up():
    criteria = load('definitions/criteria.json')
    same(sum(indicator['max'] for indicator in criteria['indicators']), 100)
    same([grade['grade'] for grade in criteria['grades']], ['A', 'B', 'C', 'D'])
    points = [grade['from'] for grade in criteria['grades']]
    same(points, sorted(points, reverse=True))
    same(points[-1], 0)
    for indicator in criteria['indicators']:
        for key in ('formula_th', 'formula_en'):
            same(sorted(re.findall('{(.*?)}', indicator[key])), ['denominator', 'numerator'])


def form_items_have_a_section():
    form = load('definitions/form.json')
    sections = [section['id'] for section in form['sections']]
    same(repeated(item['id'] for item in form['items']), [])
    for item in form['items']:
        assert item['section'] in sections, item
        assert item['type'] in ('integer', 'money', 'text'), item
        assert item['metric'] is None or re.fullmatch(r'[a-z_]+(\.[a-z_]+)+', item['metric']), item
        same(bool(item['unit_th']), item['type'] != 'text')
    same({item['section'] for item in form['items']}, set(sections))


def check_list_covers_six_processes():
    checklist = load('definitions/checklist.json')
    same([process['number'] for process in checklist['processes']], [1, 2, 3, 4, 5, 6])
    same(repeated(item['id'] for item in checklist['items']), [])
    for item in checklist['items']:
        same(item['id'].split('.')[0], str(item['process']))
    for number in range(1, 7):
        assert 3 <= sum(item['process'] == number for item in checklist['items']) <= 4, number


def codes_mean_one_thing():
    for codes in load('definitions/codes.json')['lists']:
        same(repeated(code['code'] for code in codes['codes']), [])
        owners = {}
        for code in codes['codes']:
            for word in [code['th'], code['en']] + code.get('aliases', []):
                owners.setdefault(normal(word), set()).add(code['code'])
        same({word: owner for word, owner in owners.items() if len(owner) > 1}, {})


def vegetables_have_names():
    lists = {codes['id']: codes['codes'] for codes in load('definitions/codes.json')['lists']}
    assert len(lists['vegetables']) >= 45
    for vegetable in lists['vegetables']:
        assert re.fullmatch('[a-z]+(-[a-z]+)*', vegetable['code']), vegetable
        assert re.fullmatch('[ก-๎]+', vegetable['th']) and vegetable['en'].isascii(), vegetable


def titles_mean_one_field():
    fields = load('definitions/mapping.json')['fields']
    same(repeated(field['field'] for field in fields), [])
    owners = [(normal(title), title, field['field']) for field in fields for title in field['exact']]
    same([title for key, title, _ in owners if not key], [])
    same(repeated(key for key, _, _ in owners), [])


def bundle_holds_every_file():
    with open(os.path.join(data, 'pansuk-data.gresource.xml'), encoding='utf-8') as file:
        bundled = set(re.findall('<file>(.*?)</file>', file.read()))
    present = {os.path.relpath(path, data) for path in glob.glob(os.path.join(data, '*', '*.json'))}
    same(bundled, present)


def sample_names_differ():
    names = load('sample/names.json')
    for key in ('male', 'female', 'family', 'achievements', 'problems', 'suggestions', 'posts'):
        same(repeated(names[key]), [])
    same(set(names['male']) & set(names['female']), set())
    assert len(names['male']) >= 80 and len(names['female']) >= 80 and len(names['family']) >= 150


CASES = [
    province_has_every_area,
    province_agrees_with_the_official_list,
    every_definition_says_it_is_a_default,
    criteria_add_up,
    form_items_have_a_section,
    check_list_covers_six_processes,
    codes_mean_one_thing,
    vegetables_have_names,
    titles_mean_one_field,
    bundle_holds_every_file,
    sample_names_differ,
]

print('1..%d' % len(CASES))
status = 0
for number, case in enumerate(CASES, 1):
    try:
        case()
        print('ok %d %s' % (number, case.__name__))
    except SkipTest as reason:
        print('ok %d %s # SKIP %s' % (number, case.__name__, reason))
    except (AssertionError, KeyError, OSError, ValueError) as error:
        print('# %s: %s' % (type(error).__name__, error))
        print('not ok %d %s' % (number, case.__name__))
        status = 1
sys.exit(status)
