package io.freshmaker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every clause of what a policy means, as tables of rules and candidates. */
class ClausesTest {

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            # rule; candidate; whether it matches

            # A pattern is matched from the start of the value, not to its end.
            {name: perl};                                 name=perl;                  yes
            {name: perl};                                 name=perl-core;             yes
            {name: perl};                                 name=my-perl;               no
            {name: perl$};                                name=perl-core;             no
            {name: .*perl};                               name=my-perl;               yes
            {name: Perl};                                 name=perl;                  no
            {name: perl*};                                name=per;                   yes
            {name: 'perl?x'};                             name=perx;                  yes
            {name: 'perl{0}x'};                           name=perx;                  yes
            {name: perl+};                                name=perll;                 yes
            {name: '(?i)PERL'};                           name=perl;                  yes
            {name: 'ab|per'};                             name=perl;                  yes
            {name: '\\Qp.l'};                            name=perl;                  no
            {name: per};                                  name=pe;                    no
            {name: 'perl|ruby'};                          name=ruby-libs;             yes
            {name: 'p.r'};                                name=perl;                  yes
            {name: 'p\\.r'};                              name=perl;                  no
            {name: ''};                                   name=perl;                  yes

            # A list of patterns means one of them.
            {name: [ruby, perl]};                         name=perl-core;             yes
            {name: [ruby, 'pe.']};                        name=perl;                  yes
            {name: [ruby, python]};                       name=perl;                  no
            {name: []};                                   name=perl;                  no

            # An empty pattern means: do not care.
            {name: };                                     name=perl;                  yes
            {name: ~};                                    name=perl;                  yes
            {name: null, branch: f27};                    name=perl, branch=f27;      yes
            {name: ~, branch: f28};                       name=perl, branch=f27;      no

            # Every attribute that both have has to match.
            {name: perl, branch: f27};                    name=perl, branch=f27;      yes
            {name: perl, branch: f28};                    name=perl, branch=f27;      no
            {name: ruby, branch: f27};                    name=perl, branch=f27;      no

            # What the candidate does not have is no obstacle.
            {name: perl, branch: f27};                    name=perl;                  yes
            {name: ruby, branch: f27};                    name=perl;                  no

            # What the rule does not name does not matter.
            {name: perl};                                 name=perl, branch=f27;      yes

            # A rule that shares no attribute with the candidate does not match.
            {branch: .*};                                 name=perl;                  no
            {branch: ~};                                  name=perl;                  no
            {};                                           name=perl;                  no
            {name: .*};                                   ;                           no

            # any: one of them; of nothing, it does not match.
            {any: [{name: ruby}, {name: perl}]};          name=perl;                  yes
            {any: [{name: ruby}, {name: python}]};        name=perl;                  no
            {any: []};                                    name=perl;                  no

            # all: each of them; of nothing, it matches.
            {all: [{name: perl}, {branch: f27}]};         name=perl, branch=f27;      yes
            {all: [{name: perl}, {branch: f28}]};         name=perl, branch=f27;      no
            {all: [{name: perl}, {branch: f27}]};         name=perl;                  no
            {all: []};                                    name=perl;                  yes
            {all: []};                                    ;                           yes

            # Nested at will.
            {any: [{all: []}]};                           name=perl;                  yes
            {all: [{any: []}]};                           name=perl;                  no
            {any: [{name: ruby}, {all: [{name: perl}, {any: [{branch: f2}]}]}]}; name=perl, branch=f27; yes
            {all: [{any: [{name: ruby}, {name: perl}]}, {any: [{branch: 5}, {branch: 6}]}]}; name=perl, branch=5.26; yes
            {all: [{any: [{name: ruby}, {name: perl}]}, {any: [{branch: 7}, {branch: 6}]}]}; name=perl, branch=5.26; no

            # Values are compared as text.
            {published: True};                            published=True;             yes
            {published: true};                            published=True;             yes
            {published: true};                            published=true;             yes
            {published: 'true'};                          published=True;             yes
            {published: [~x, true]};                      published=True;             yes
            {published: True|False};                      published=false;            yes
            {published: False};                           published=True;             no
            {published: false};                           published=False;            yes
            {image_version: 4.5};                         image_version=4.5;          yes
            {image_version: 4.5};                         image_version=4.5.1;        yes
            {image_version: 4.5};                         image_version=4x5;          yes
            {image_version: 4.5};                         image_version=4;            no
            {image_version: 4.50};                        image_version=4.5;          no
            {image_version: 0x10};                        image_version=16;           no
            {image_version: 010};                         image_version=8;            no
            {branch: 1e3};                                branch=1000;                no
            {branch: 2026-01-01};                         branch=2026-01-01;          yes
            {branch: yes};                                branch=yes;                 yes
            """)
    void aRuleMatches(String rule, String candidate, String expected) {
        assertThat(matches(rule, attributes(candidate)) ? "yes" : "no").isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} matches {2}, not {3}")
    @CsvSource(delimiter = ';', textBlock = """
            # attribute; pattern; a value that it matches; one that it does not
            name;                            perl.*;            perl-core;       ruby
            branch;                          f2(6|7);           f27;             f28
            image_name;                      rhel;              rhel-server;     ubi
            image_version;                   v4;                v4.5;            v3
            image_release;                   '1\\.';            1.2;             12
            image_published_repo;            rhel7/.*;          rhel7/httpd;     rhel6/httpd
            published;                       true;              True;            False
            advisory_name;                   RHSA-2026:.*;      RHSA-2026:1234;  RHBA-2026:1234
            advisory_state;                  SHIPPED_LIVE;      SHIPPED_LIVE;    REL_PREP
            advisory_security_impact;        '[Critical, Important]'; Important; Low
            advisory_product_short_name;     RHEL;              RHEL;            OSE
            advisory_release_name;           RHEL-7;            RHEL-7.4.0;      RHEL-6.9.z
            advisory_is_major_incident;      true;              True;            False
            advisory_is_compliance_priority; true;              True;            False
            advisory_is_contract_priority;   false;             False;           True
            advisory_content_types;          docker;            docker module;   rpm docker
            advisory_content_types;          .*\\bmodule\\b;    docker module;   docker modules
            advisory_content_types;          rpm$;              rpm;             rpm docker
            manual;                          True;              true;            false
            dry_run;                         False;             False;           True
            update_type;                     security;          security;        bugfix
            """)
    void judgesByAnyAttribute(String attribute, String pattern, String matched, String other) {
        String rule = "{" + attribute + ": " + pattern + "}";
        assertThat(matches(rule, attributes("other=x, " + attribute + "=" + matched)))
                .isTrue();
        assertThat(matches(rule, attributes("other=x, " + attribute + "=" + other)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {any: [{name: .*}, {name: '('}]}
            {any: [{name: .*}, {all: [{branch: '*'}]}]}
            {name: [.*, '[']}
            {name: ~, branch: 'x{2,1}'}
            """)
    void aBrokenPatternIsAnErrorAlsoWhereAnotherBranchMatches(String rule) {
        assertThatThrownBy(() -> matches(rule, Map.of("name", "perl")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("line 1: global.module.allow")
                .hasMessageContaining("is no regular expression");
    }

    private static boolean matches(String rule, Map<String, String> candidate) {
        return read("global: {module: {allow: " + rule + "}}")
                .judge("any", "module", candidate)
                .rebuild();
    }

    private static Map<String, String> attributes(String candidate) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (candidate != null) {
            Arrays.stream(candidate.split(", "))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> attributes.put(pair[0], pair[1]));
        }
        return attributes;
    }

    private static Policy read(String text) {
        return new PolicyReader().read("policy.yaml", text);
    }
}
