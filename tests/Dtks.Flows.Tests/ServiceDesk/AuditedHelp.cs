using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>Applications for help go every way that there is, from the front office to the giver.</summary>
public sealed class AuditedHelp : IAuditedChapter
{
    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["help.filed"] = new("desk-officer", "SVC-2", "helpApplication", "trackingCode read"),
        ["help.paperAccepted"] = new("system", "SVC-2", "helpApplication", "kind"),
        ["help.contacted"] = new("desk-officer", "SVC-2", "helpApplication", "reached note"),
        ["help.withdrawn"] = new("desk-officer", "SVC-2", "helpApplication", "reason"),
        ["help.assigned"] = new("section-officer", "SVC-4", "helpApplication", "programme"),
        ["help.found"] = new("section-officer", "SVC-4", "helpApplication", "record"),
        ["help.notFound"] = new("section-officer", "SVC-5", "helpApplication", "askedOn dueOn"),
        ["help.skmRanOut"] = new("system", "SVC-7", "helpApplication", "askedOn dueOn"),
        ["help.villageLate"] = new("system", "SVC-5", "helpApplication", "from"),
        ["help.poor"] = new("village-head", "SVC-6", "helpApplication", "answer"),
        ["help.notPoor"] = new("village-head", "SVC-6", "helpApplication", "answer"),
        ["help.criteriaMet"] = new("section-officer", "SVC-8", "helpApplication", "field"),
        ["help.criteriaNotMet"] = new("section-officer", "SVC-8", "helpApplication", "field"),
        ["help.recommended"] = new("section-officer", "SVC-9", "helpApplication", "recommendation"),
        ["help.placed"] = new("desk-officer", "SVC-9", "helpApplication", "place"),
        ["help.accepted"] = new("giver", "SVC-9", "helpApplication", "outcome"),
        ["help.served"] = new("giver", "SVC-9", "helpApplication", "outcome"),
        ["help.deferred"] = new("giver", "SVC-9", "helpApplication", "outcome reason"),
        ["help.declined"] = new("giver", "SVC-9", "helpApplication", "outcome reason"),
        ["help.read"] = new("desk-officer section-officer village-head", null, "helpApplication", "applicant history", IsDecided: false),
        ["help.listed"] = new("desk-officer section-officer", null, "helpApplications", "name with", IsDecided: false),
        ["help.printed"] = new("desk-officer", null, "helpApplication", "applicant recommendation", IsDecided: false),
        ["helpCopy.delivered"] = new("desk-officer", "SVC-9", "helpCopy", "copy"),
        ["helpFile.declared"] = new("desk-officer", "SVC-2", "helpFile", "state"),
        ["helpFile.completed"] = new("desk-officer", "SVC-2", "helpFile", "state"),
        ["helpFile.accepted"] = new("system", "SVC-2", "helpFile", "state"),
        ["helpFile.rejected"] = new("system", "SVC-2", "helpFile", "state"),
        ["helpFile.expired"] = new("system", null, "helpFile", "state"),
        ["helpFile.read"] = new("desk-officer", null, "helpFile", "fileName", IsDecided: false),
        ["helpProgramme.set"] = new("regency-officer", "SVC-4", "helpProgramme", "programme"),
        ["povertyRecords.read"] = new("section-officer", null, "helpApplication", "found status", IsDecided: false),
        ["deskRequests.listed"] = new("village-head", null, "deskRequests", "name", IsDecided: false),
        ["waitingList.listed"] = new("giver", null, "waitingList", "name", IsDecided: false),
    };

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var (flow, village) = (scene.Flow, scene.NextVillage());
        var help = new HelpSteps(flow, village);
        var way = new HelpWay(flow, help, village);
        await OfficeAsync(flow, help, way, village);

        (await way.VerifyAsync(await way.InSectionAsync(), HelpWay.Criteria("berobat"))).Expect(HttpStatusCode.OK);
        var (served, declined) = (await way.WaitingAsync(), await way.WaitingAsync());
        (await flow.GetAsync($"{help.Path}/{served}/letters/recommendation", await help.DeskAsync())).Expect(HttpStatusCode.OK);
        (await flow.PostAsync($"{help.Path}/{served}/copies/archive", await help.DeskAsync(), new { deliveredOn = await way.TodayAsync() })).Expect(HttpStatusCode.OK);
        (await flow.GetAsync($"/desk/{help.Regency}/waiting-list", await help.GiverAsync("dinas-kesehatan"))).Expect(HttpStatusCode.OK);
        (await way.ServeAsync(served, new { outcome = "deferred", reason = "Anggaran habis" })).Expect(HttpStatusCode.OK);
        (await way.ServeAsync(served, new { outcome = "accepted" })).Expect(HttpStatusCode.OK);
        (await way.ServeAsync(served, new { outcome = "served" })).Expect(HttpStatusCode.OK);
        (await way.ServeAsync(declined, new { outcome = "declined", reason = "Di luar wewenang" })).Expect(HttpStatusCode.OK);

        // One stays with its village until that is late, and one with its section until its SKM runs out.
        await way.AskedAsync();
        await way.InSectionAsync();
    }

    private static async Task OfficeAsync(Flow flow, HelpSteps help, HelpWay way, string village)
    {
        var (desk, dinas) = (await help.DeskAsync(), await flow.TokenAsync("regency-officer", help.Regency));
        var day = (await flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var programme = new { name = "Modal usaha (contoh)", section = "economy", effectiveFrom = day, criteria = new[] { new { code = "usaha", text = "Punya usaha (contoh)" } }, givers = new[] { "dinas-koperasi" } };
        (await flow.PutAsync($"/desk/{help.Regency}/programmes/modal-usaha", dinas, programme)).Expect(HttpStatusCode.OK);

        var withdrawn = (await help.FileAsync())["id"]!;
        (await flow.PostAsync($"{help.Path}/{withdrawn}/contacts", desk, new { reached = false, note = "Tidak diangkat" })).Expect(HttpStatusCode.OK);
        await help.SendAsync(withdrawn, "ktp", sent: [.. "%XDF-"u8, .. HelpSteps.Copy("ktp")[5..]]);
        (await flow.PostAsync($"{help.Path}/{withdrawn}/documents", desk, HelpSteps.File("kk"))).Expect(HttpStatusCode.Created);
        (await flow.PostAsync($"{help.Path}/{withdrawn}/withdrawal", desk, new { reason = "Sudah dibantu" })).Expect(HttpStatusCode.OK);
        (await flow.GetAsync(help.Path, desk)).Expect(HttpStatusCode.OK);

        var family = SampleFamily.Of(village);
        await flow.RegisteredAsync(family, "registerWithAssistance", "PKH");
        var who = help.Applicant();
        (who["nik"], who["name"], who["familyCardNumber"]) = (family.Head.Nik, family.Head.Name, family.FamilyCardNumber);
        var found = await help.CheckingAsync(programme: null, applicant: who);
        await help.SeeAsync(found);
        (await way.CheckAsync(found, new { programme = "bpjs-kis" })).Expect(HttpStatusCode.OK);

        var not = await way.AskedAsync();
        (await flow.GetAsync($"/villages/{village}/desk-requests", await flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);
        (await way.AnswerAsync(not, new { outcome = "notPoor", verifiedBy = new[] { "Kader CONTOH" }, verifiedOn = day, note = "Mampu" })).Expect(HttpStatusCode.OK);
    }
}
