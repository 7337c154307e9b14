using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 - 2 - 1", "4")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("8 / 2", "4")]
    [InlineData("7 % 3", "1")]
    [InlineData("1 / 0", "undefined")]
    [InlineData("1 % 0", "undefined")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1.5 + 1.5", "3")]
    [InlineData("-3", "-3")]
    [InlineData("- -3", "3")]
    [InlineData("+3", "3")]
    [InlineData("+'3'", "undefined")]
    [InlineData("2e3", "2000")]
    [InlineData("1.25E-2", "0.0125")]
    [InlineData(".5", "0.5")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775807 - 1", "9223372036854775806")]
    [InlineData("1 + 'a'", "undefined")]
    [InlineData("1 + null", "undefined")]
    [InlineData("1 + undefined", "undefined")]
    public void Arithmetic(string expression, string expected) => Query.AssertValue(expression, expected);

    [Theory]
    [InlineData("6 & 3", "2")]
    [InlineData("6 | 3", "7")]
    [InlineData("6 ^ 3", "5")]
    [InlineData("~6", "-7")]
    [InlineData("1 << 4", "16")]
    [InlineData("-16 >> 2", "-4")]
    [InlineData("-1 >>> 28", "15")]
    [InlineData("2147483648 | 0", "-2147483648")]
    [InlineData("4294967297 | 0", "1")]
    [InlineData("1.9 | 0", "1")]
    [InlineData("-1.9 | 0", "-1")]
    [InlineData("'6' & 3", "undefined")]
    public void Bits(string expression, string expected) => Query.AssertValue(expression, expected);

    [Theory]
    [InlineData("1 = 1.0", "true")]
    [InlineData("1 = '1'", "false")]
    [InlineData("1 != '1'", "true")]
    [InlineData("1 <> 2", "true")]
    [InlineData("null = null", "true")]
    [InlineData("null != 'a'", "true")]
    [InlineData("undefined = undefined", "undefined")]
    [InlineData("undefined != 1", "undefined")]
    [InlineData("null = undefined", "undefined")]
    [InlineData("'b' > 'a'", "true")]
    [InlineData("'a' > 'B'", "true")]
    [InlineData("2 < 10", "true")]
    [InlineData("'2' < 10", "undefined")]
    [InlineData("null < 1", "undefined")]
    [InlineData("true > false", "true")]
    [InlineData("[1] < [2]", "undefined")]
    [InlineData("[1, {'a': 2, 'b': 3}] = [1.0, {'b': 3, 'a': 2}]", "true")]
    [InlineData("{'a': 1} = {'a': 1, 'b': 2}", "false")]
    [InlineData("{'a': 1} = {'b': 1}", "false")]
    [InlineData("[1, 2] = [2, 1]", "false")]
    [InlineData("1 <= 1", "true")]
    [InlineData("1 >= 2", "false")]
    public void Comparison(string expression, string expected) => Query.AssertValue(expression, expected);

    [Theory]
    [InlineData("true AND true", "true")]
    [InlineData("true AND false", "false")]
    [InlineData("false AND undefined", "false")]
    [InlineData("undefined AND false", "false")]
    [InlineData("true AND undefined", "undefined")]
    [InlineData("true AND 1", "undefined")]
    [InlineData("false OR false", "false")]
    [InlineData("undefined OR true", "true")]
    [InlineData("undefined OR false", "undefined")]
    [InlineData("1 OR false", "undefined")]
    [InlineData("NOT true", "false")]
    [InlineData("NOT undefined", "undefined")]
    [InlineData("NOT 1", "undefined")]
    [InlineData("true OR true AND false", "true")]
    [InlineData("(true OR true) AND false", "false")]
    public void Truth_has_three_values(string expression, string expected) => Query.AssertValue(expression, expected);

    [Theory]
    [InlineData("true ? 1 : 2", "1")]
    [InlineData("false ? 1 : 2", "2")]
    [InlineData("'yes' ? 1 : 2", "2")]
    [InlineData("undefined ? 1 : 2", "2")]
    [InlineData("false ? 1 : true ? 2 : 3", "2")]
    [InlineData("undefined ?? 5", "5")]
    [InlineData("null ?? 5", "null")]
    [InlineData("undefined ?? undefined ?? 7", "7")]
    [InlineData("'a' || 'b' || 'c'", "\"abc\"")]
    [InlineData("'a' || 1", "undefined")]
    public void Choice_and_text(string expression, string expected) => Query.AssertValue(expression, expected);

    [Theory]
    [InlineData("2 IN (1, 2, 3)", "true")]
    [InlineData("2 IN ('2')", "false")]
    [InlineData("2 NOT IN (1, 3)", "true")]
    [InlineData("undefined IN (1)", "undefined")]
    [InlineData("undefined NOT IN (1)", "undefined")]
    [InlineData("1 IN (undefined, 1)", "true")]
    [InlineData("null IN (null)", "true")]
    [InlineData("2 BETWEEN 1 AND 3", "true")]
    [InlineData("1 BETWEEN 1 AND 3", "true")]
    [InlineData("3 BETWEEN 1 AND 3", "true")]
    [InlineData("4 BETWEEN 1 AND 3", "false")]
    [InlineData("4 NOT BETWEEN 1 AND 3", "true")]
    [InlineData("'2' BETWEEN 1 AND 3", "undefined")]
    [InlineData("2 BETWEEN 1 AND 3 AND true", "true")]
    public void Membership_and_ranges(string expression, string expected) => Query.AssertValue(expression, expected);

    [Theory]
    [InlineData("'Kebumen' LIKE 'Keb%'", "true")]
    [InlineData("'Kebumen' LIKE '%men'", "true")]
    [InlineData("'Kebumen' LIKE 'K_bumen'", "true")]
    [InlineData("'Kebumen' LIKE 'kebumen'", "false")]
    [InlineData("'Kebumen' LIKE 'Kebume'", "false")]
    [InlineData("'Kebumen' NOT LIKE 'Badung%'", "true")]
    [InlineData("'RT 01' LIKE 'RT [0-4][0-9]'", "true")]
    [InlineData("'RT 51' LIKE 'RT [^0-4][0-9]'", "true")]
    [InlineData("'RT 01' LIKE 'RT [^0-4][0-9]'", "false")]
    [InlineData("'80%' LIKE '80!%' ESCAPE '!'", "true")]
    [InlineData("'80 persen' LIKE '80!%' ESCAPE '!'", "false")]
    [InlineData("'a_b' LIKE 'a\\\\_b' ESCAPE '\\\\'", "true")]
    [InlineData("'a.b' LIKE 'a.b'", "true")]
    [InlineData("'axb' LIKE 'a.b'", "false")]
    [InlineData("'a\\nb' LIKE 'a%b'", "true")]
    [InlineData("'[x' LIKE '[x'", "true")]
    [InlineData("'' LIKE ''", "true")]
    [InlineData("'banana' LIKE '%an%a'", "true")]
    [InlineData("'banana' LIKE '%an%n'", "false")]
    [InlineData("'ab' LIKE '%%a%%b%%'", "true")]
    [InlineData("'a]' LIKE '[]]'", "false")]
    [InlineData("'x' LIKE '[a-cx-z]'", "true")]
    [InlineData("'-' LIKE '[a-]'", "true")]
    [InlineData("1 LIKE '1'", "undefined")]
    [InlineData("'1' LIKE undefined", "undefined")]
    public void Like(string expression, string expected) => Query.AssertValue(expression, expected);

    [Fact]
    public void The_longest_pattern_is_taken_and_a_longer_one_refused()
    {
        var pattern = string.Concat(Enumerable.Repeat("%a", 512));
        var text = new string('a', 20_000) + "b";
        Query.AssertResults("[false]", Query.Over("SELECT VALUE @text LIKE @pattern", ("@text", text), ("@pattern", pattern)));
        Query.AssertRefused("SC2076", "SELECT VALUE @text LIKE @pattern", ("@text", text), ("@pattern", pattern + "b"));
    }

    [Theory]
    [InlineData("[10, 20][1]", "20")]
    [InlineData("[10, 20][2]", "undefined")]
    [InlineData("[10, 20][-1]", "undefined")]
    [InlineData("[10, 20]['0']", "undefined")]
    [InlineData("{'a': {'b': [5]}}.a.b[0]", "5")]
    [InlineData("{'a': 1}['a']", "1")]
    [InlineData("{'a': 1}[0]", "undefined")]
    [InlineData("'text'[0]", "undefined")]
    [InlineData("null.a", "undefined")]
    [InlineData("{'a': 1, 'a': 2}", "{\"a\":2}")]
    [InlineData("\"\\u0041\\n\\\"\\\\\\/\"", "\"A\\n\\\"\\\\/\"")]
    [InlineData("'it\\'s'", "\"it's\"")]
    public void Access_and_constants(string expression, string expected) => Query.AssertValue(expression, expected);

    [Fact]
    public void Comments_are_skipped() =>
        Query.AssertResults("[1]", Query.Over("SELECT /* how many */ VALUE 1 -- the rest\n"));

    [Fact]
    public void A_filter_keeps_a_row_on_true_alone() =>
        Query.AssertResults("""["a","c"]""", Query.Over("SELECT VALUE c.id FROM c WHERE c.active"));

    [Fact]
    public void Null_and_undefined_are_told_apart()
    {
        Query.AssertResults("""["c"]""", Query.Over("SELECT VALUE c.id FROM c WHERE c.income = null"));
        Query.AssertResults("""["d"]""", Query.Over("SELECT VALUE c.id FROM c WHERE NOT IS_DEFINED(c.income)"));
        Query.AssertResults("""["a","b"]""", Query.Over("SELECT VALUE c.id FROM c WHERE c.income != null"));
    }

    [Fact]
    public void Parameters_are_values_of_any_type()
    {
        Query.AssertResults("""["b"]""", Query.Over("SELECT VALUE c.id FROM c WHERE c.members = @n AND c.type = @t", ("@n", 2), ("@t", "household")));
        Query.AssertResults("""["c"]""", Query.Over("SELECT VALUE c.id FROM c WHERE c.income = @none", ("@none", null)));
        Query.AssertResults("""["a","c"]""", Query.Over("SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(@ids, c.id)", ("@ids", new[] { "a", "c" })));
        Query.AssertResults("[1,1]", Query.Over("SELECT VALUE @o.n FROM c WHERE c.active = true", ("@o", new { n = 1 })));
    }
}
