using Dtks.LocalCosmos.Sql.Evaluation;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>The digests are the SDK's. Source of the figures: its DistinctHash baselines.</summary>
public sealed class JsonDigestTests
{
    [Theory]
    [InlineData("null", "898EFBF2680DAEA39E24D6AE6653417D")]
    [InlineData("true", "CD4D51AB869F071FF019C3E4A55C0125")]
    [InlineData("1234", "A94BF61335C9FBA42C28D7D9895D1434")]
    [InlineData("1234.0", "A94BF61335C9FBA42C28D7D9895D1434")]
    [InlineData("\"\"", "A78446CF287029A585B395A161A2A9A1")]
    [InlineData("[]", "7D54F729FF4A63FFA2EF3CA359538082")]
    [InlineData("{}", "14B86A60AA01A7381438743E80B965D8")]
    [InlineData("[[]]", "51667C83CA3C85E958EC39854AEE937C")]
    [InlineData("""{"prop":{}}""", "6E74776CB09FB1927E688A47BC64681A")]
    [InlineData("""[null,false,true,1234,"asdfasdfasdfasdfasdfasdf"]""", "A9407916DE27F316CC5A8E4EB9AFD5E6")]
    [InlineData("""{"null":null,"false":false,"true":true,"cosmosNumber":1234,"cosmosString":"asdfasdfasdfasdfasdfasdf"}""", "3B6AA9F4F43AAEC0E48EBE2BC020D55C")]
    public void It_is_the_published_one(string json, string expected)
    {
        var digest = JsonDigest.Of(Query.Parse(json));
        Assert.Equal(expected, $"{digest.High:X16}{digest.Low:X16}");
    }

    [Theory]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("-9223372036854775807", "-9223372036854775808")]
    [InlineData("9223372036854775807", "9223372036854775806")]
    public void Whole_numbers_beyond_a_double_are_told_apart(string left, string right) =>
        Assert.NotEqual(JsonDigest.Of(Query.Parse(left)), JsonDigest.Of(Query.Parse(right)));
}
