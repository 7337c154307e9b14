using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Tests.Partners;

namespace Dtks.Flows.Tests.Partners;

/// <summary>The Ministry registers a partner, agrees with it, and keeps it out.</summary>
public sealed class AuditedPartners : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["partner.registered"] = new("ministry-officer", "REG-3", "partner", "id name"),
        ["partner.agreementSet"] = new("ministry-officer", "REG-3", "partner", "agreement"),
        ["partner.agreementEnded"] = new("ministry-officer", "REG-3", "partner", "number until"),
        ["partner.keySet"] = new("ministry-officer", "REG-3", "partner", "key"),
        ["partner.keyRevoked"] = new("ministry-officer", "REG-3", "partner", "kid"),
        ["partner.secretSet"] = new("ministry-officer", "REG-3", "partner", "secret"),
        ["partner.secretRevoked"] = new("ministry-officer", "REG-3", "partner", "secret"),
        ["partner.suspended"] = new("ministry-officer", "REG-3", "partner", "reason"),
        ["partner.resumed"] = new("ministry-officer", "REG-3", "partner", string.Empty),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, steps) = (scene.Flow, new PartnerSteps(scene.Host));
        var (partner, ministry) = (await steps.RegisterAsync(PartnerKeyPair.Ed25519Key("k1")), await steps.MinistryAsync());
        scene.Partners.Add(partner.Id);
        foreach (var (path, body) in new (string, object?)[]
        {
            ("suspension", new { suspended = true, reason = "Contoh" }), ("suspension", new { suspended = false }), ("agreements/PKS-1/end", new { until = await steps.DayAsync() }),
            ("keys/k1/revocation", null), ("secrets/s1/revocation", null),
        })
        {
            (await flow.PutAsync($"/partners/{partner.Id}/{path}", ministry, body)).Expect(HttpStatusCode.OK);
        }
    }
}
