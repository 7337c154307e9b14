using System.Text.RegularExpressions;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.Appeals;

/// <summary>Who is told that they can object can: each notice that says so is of what POST /appeals takes.</summary>
[Trait("rule", "GOV-3")]
public sealed partial class PromisedObjectionTests
{
    private static readonly MessageCatalogue Catalogue = new(DeclaredModules.All.Texts);

    [Theory]
    [InlineData("id", "Bila tidak setuju")]
    [InlineData("en", "If you do not agree")]
    public void No_other_notice_promises_an_objection(string language, string promise)
    {
        var promising = Catalogue.Codes(language).Where(code => code.StartsWith("notice.", StringComparison.Ordinal) && code != "notice.objecting"
            && Catalogue.Text(language, code, new Dictionary<string, string> { ["objecting"] = promise }).Contains(promise, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(promising);
        Assert.All(promising, code => Assert.Matches(MayBeObjectedTo(), code));
    }

    // A refused proposal, assistance that an admission withheld, a removal, assistance that ended or is proposed to, a death that was entered, and the withdrawal of a card.
    [GeneratedRegex(@"^notice\.(refused[A-Z]\w+|ineligible|deactivationProposed|aidStopped\w*|removalNoticed\w*|removed\w*|deathEntered|card(Withdrawn(Returned|OnGround)?|WellOff|ReplacedReturned)|(admitted|registered)WithoutAssistance)$")]
    private static partial Regex MayBeObjectedTo();
}
