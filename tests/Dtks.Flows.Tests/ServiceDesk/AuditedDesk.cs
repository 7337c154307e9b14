using System.Net;
using Dtks.Flows.Tests.Audit;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>A visitor signs the front office's guest book, and it is looked at.</summary>
public sealed class AuditedDesk : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["desk.visited"] = new("desk-officer", "SVC-2", "deskVisit", "day number read"),
        ["desk.visitsListed"] = new("desk-officer", null, "deskVisits", "id queueNumber name purpose at", IsDecided: false),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var (flow, village) = (scene.Flow, scene.NextVillage());
        var desk = await flow.TokenAtAsync("desk-officer", village);
        (await flow.PostAsync($"/desk/{village[..4]}/visits", desk, new { name = "CONTOH", purpose = "Tanya bantuan" })).Expect(HttpStatusCode.Created);
        (await flow.GetAsync($"/desk/{village[..4]}/visits", desk)).Expect(HttpStatusCode.OK);
    }
}
