using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;
using Dtks.Platform.Tests.Stand;
using Newtonsoft.Json;

namespace Dtks.Platform.Tests.Documents;

public sealed class MisshapenExceptionTests
{
    [Fact]
    [Trait("rule", "REG-3")]
    public void It_says_which_document_and_where_and_nothing_that_the_document_holds()
    {
        var fault = Assert.ThrowsAny<JsonException>(() => JsonConvert.DeserializeObject<Dictionary<string, int>>("""{"members":"CONTOH SATU"}"""));
        Assert.Contains("CONTOH SATU", fault.Message, StringComparison.Ordinal);

        var told = new MisshapenException(new Partition(LocalStore.Registry, "3306162006"), "proposal-1", fault);

        Assert.StartsWith("registry 3306162006 proposal-1: ", told.Message, StringComparison.Ordinal);
        Assert.Equal("members", told.Path);
        Assert.EndsWith(" at members", SetAsideReason.Of(told).Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("CONTOH SATU", told.ToString(), StringComparison.Ordinal);
    }
}
