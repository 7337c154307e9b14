using System.Net;
using Dtks.Flows.Tests.Audit;

namespace Dtks.Flows.Tests.Proposals;

/// <summary>Two regencies have one family, and who has its numbers is settled; a third proposal of it is refused at the door.</summary>
public sealed class AuditedConflict : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["identity.claimed"] = new("village-officer", null, "proposal", "id trackingCode source kind family contact", IsDecided: false),
        ["proposal.confirmed"] = new("system", "REG-5", "proposal", ""),
        ["proposal.contested"] = new("system", "REG-5", "proposal", "match contest"),
        ["proposal.refusedBySettlement"] = new("regency-officer", "REG-5", "proposal", "settlement"),
        ["proposal.settledFor"] = new("regency-officer", "REG-5", "proposal", "settlement"),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (family, far) = (SampleFamily.Of(scene.NextVillage()), scene.NextPlace("WIT"));
        await scene.Flow.VerifyingAsync(family);
        var officer = await scene.Flow.TokenAsync("village-officer", far.Village);
        var elsewhere = family with { Village = far.Village };
        var second = (await scene.Flow.PostAsync("/proposals", officer, elsewhere.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await scene.Flow.IdleAsync();
        await scene.SettleAsync(far.Regency, second, "second");

        // The same officer's further proposal of it is refused at the door, and they are told of the claim.
        (await scene.Flow.PostAsync("/proposals", officer, elsewhere.Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed");
    }
}
