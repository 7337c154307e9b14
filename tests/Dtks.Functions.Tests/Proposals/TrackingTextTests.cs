using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Tests.Proposals;

/// <summary>Every status says in both languages where it stands, what comes next, and with whom it lies.</summary>
[Trait("rule", "GOV-3")]
public sealed class TrackingTextTests
{
    public static TheoryData<string> Statuses() => [.. WireName.AllOf<ProposalStatus>(), "awaitsNumbers", "awaitsOther", "returnedAlone", "deliberationLate", "removalNoticed", "removed", "removedMembers", "standsElsewhere", "familyEnded"];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_status_has_its_three_texts(string status)
    {
        foreach (var language in new[] { "id", "en" })
        {
            using var stream = typeof(TrackProposal).Assembly.GetManifestResourceStream($"Texts/proposals.{language}.json")!;
            using var reader = new StreamReader(stream);
            var texts = JObject.Parse(reader.ReadToEnd());
            Assert.All([$"tracking.{status}", $"tracking.{status}.next", $"tracking.{status}.with"], key => Assert.True(((string?)texts[key])?.Length > 3, $"{language}: {key}"));
        }
    }
}
