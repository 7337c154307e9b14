using Dtks.Platform.Problems;

namespace Dtks.Platform.Tests.Problems;

/// <summary>How a text is filled in.</summary>
public sealed class MessageWordsTests
{
    private static readonly MessageCatalogue Catalogue = new(PlatformTexts.Files);

    [Theory]
    [InlineData("1", "Wait 1 second, then")]
    [InlineData("2", "Wait 2 seconds, then")]
    [InlineData("11", "Wait 11 seconds, then")]
    public void One_and_many_are_told_apart(string seconds, string told) =>
        Assert.Contains(told, Catalogue.Text("en", "throttled.code", new Dictionary<string, string> { ["seconds"] = seconds }), StringComparison.Ordinal);

    [Theory]
    [InlineData("boolean", "true atau false")]
    [InlineData("nothingKnown", "nothingKnown")]
    [InlineData("string, integer", "teks, bilangan bulat")]
    public void A_wire_name_is_told_in_words_where_there_are_any(string expected, string told) =>
        Assert.Contains($"harus berupa {told}.", Catalogue.Text("id", "json.wrongType", new Dictionary<string, string> { ["expected"] = expected }), StringComparison.Ordinal);

    [Fact]
    public void What_is_not_given_says_so()
    {
        Assert.Contains("harus berupa ….", Catalogue.Text("id", "json.wrongType", args: null), StringComparison.Ordinal);
        Assert.Contains("Wait … …, then", Catalogue.Text("en", "throttled.code", args: null), StringComparison.Ordinal);
    }
}
