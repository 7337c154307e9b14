using Dtks.Demo.Cast;

namespace Dtks.Demo.Chapters;

/// <summary>The villages decide their sheets: what follows by itself follows at once (VER-4, VER-6); then they are final.</summary>
internal sealed class VerifyMonth : IDemoChapter
{
    private const int Deceased = 3;
    private const int CivilServant = 5;
    private const int VillageOfficial = 10;
    private const int ServantInFamily = 6;

    public string Title => "Verifikasi kelayakan bulanan / the month's eligibility verification";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        await DecideServantAsync(context, context.Villages[0], cancellation);
        await DecideOfficialAsync(context, context.Villages[1], cancellation);
        await DecideDeceasedAsync(context, context.Villages[2], cancellation);
        foreach (var village in context.Villages)
            await FinaliseAsync(context, village, cancellation);
    }

    /// <summary>Ground 5 for the head: ground 6 for every other member, and the family's programmes fall (VER-6, VER-4).</summary>
    private static async Task DecideServantAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var family = village.With(DemoFate.FoundEligible).First().Family;
        var sheet = new VerificationSheet(context, village);
        var head = await sheet.LineAsync(family.Head.Name, VerificationSheet.HealthInsurance, cancellation);
        var tried = await sheet.TryAsync([VerificationSheet.Ineligible(head, CivilServant)], cancellation);
        context.Note(village, $"{family.Head.Name}: ASN, dicoba dulu / tried first", "VER-5", "200 applied", tried.Brief("results[0].status"));
        await SeeAsync(context, village, family.Head.Name, VerificationSheet.HealthInsurance, "VER-5", "unverified", cancellation);
        var answer = await sheet.DecideAsync([VerificationSheet.Ineligible(head, CivilServant)], cancellation);
        context.Note(
            village, $"{family.Head.Name}: ASN (alasan/ground 5)", "VER-5", "200 applied", answer.Brief("results[0].status"));
        foreach (var member in family.Members.Skip(1))
            await SeeAsync(context, village, member.Name, VerificationSheet.HealthInsurance, "VER-6", $"ineligible {ServantInFamily}", cancellation);
        foreach (var programme in new[] { "PKH", "BPNT" })
            await SeeAsync(context, village, family.Head.Name, programme, "VER-4", $"ineligible {CivilServant}", cancellation);

        var wife = await sheet.LineAsync(family.Members[1].Name, VerificationSheet.HealthInsurance, cancellation);
        var against = await sheet.DecideAsync([VerificationSheet.Eligible(wife)], cancellation);
        context.Note(
            village,
            $"{family.Members[1].Name} tetap layak? / still eligible?",
            "VER-6",
            "200 refused VER-6",
            against.Brief("results[0].status", "results[0].rule"));
    }

    /// <summary>Ground 10 is the head's own: the family's programmes on the head fall, the others keep their PBI-JKN (VER-4).</summary>
    private static async Task DecideOfficialAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var family = village.With(DemoFate.FoundEligible).First().Family;
        var sheet = new VerificationSheet(context, village);
        var head = await sheet.LineAsync(family.Head.Name, VerificationSheet.HealthInsurance, cancellation);
        var answer = await sheet.DecideAsync([VerificationSheet.Ineligible(head, VillageOfficial)], cancellation);
        context.Note(
            village, $"{family.Head.Name}: perangkat desa (alasan/ground 10)", "VER-5", "200 applied", answer.Brief("results[0].status"));
        foreach (var programme in new[] { "PKH", "BPNT" })
            await SeeAsync(context, village, family.Head.Name, programme, "VER-4", $"ineligible {VillageOfficial}", cancellation);
        await SeeAsync(context, village, family.Members[1].Name, VerificationSheet.HealthInsurance, "VER-4", "unverified", cancellation);
    }

    /// <summary>The head died and the wife takes over: the family's programmes stay (VER-4, as long as nothing else is said).</summary>
    private static async Task DecideDeceasedAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var family = village.With(DemoFate.FoundEligible).First().Family;
        var sheet = new VerificationSheet(context, village);
        var head = await sheet.LineAsync(family.Head.Name, VerificationSheet.HealthInsurance, cancellation);
        var wife = await sheet.LineAsync(family.Members[1].Name, VerificationSheet.HealthInsurance, cancellation);
        var answer = await sheet.DecideAsync([VerificationSheet.Eligible(wife), VerificationSheet.Ineligible(head, Deceased, wife)], cancellation);
        context.Note(
            village,
            $"{family.Head.Name}: meninggal (alasan/ground 3), diganti {family.Members[1].Name}",
            "VER-4",
            "200 applied applied",
            answer.Brief("results[0].status", "results[1].status"));
        var left = (await sheet.LinesAsync(cancellation))
            .Where(line => (string?)line["programme"] is "PKH" or "BPNT" && (string?)line["household"] == (string?)head["household"])
            .Select(VerificationSheet.Found);
        context.Note(
            village, "PKH dan BPNT keluarga / of the family", "VER-4", "unverified, unverified", string.Join(", ", left));
    }

    /// <summary>Not while a line is open (VER-1); then once and for all.</summary>
    private static async Task FinaliseAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var sheet = new VerificationSheet(context, village);
        var path = $"/cycles/{context.Period}/villages/{village.Place.Code}/finalization";
        await sheet.FindTheRestEligibleAsync(cancellation, butFor: 1);
        var early = await context.Api.PostAsync(path, village.Head, body: null, cancellation);
        context.Note(village, "finalisasi dengan satu baris terbuka / with a line left", "VER-1", "422 VER-1", early.Brief());
        await sheet.FindTheRestEligibleAsync(cancellation);
        var done = await context.Api.PostAsync(path, village.Head, body: null, cancellation);
        context.Note(village, "finalisasi / finalised", "VER-1", "200", done.Brief());
        var lines = await sheet.LinesAsync(cancellation);
        var late = await sheet.DecideAsync([VerificationSheet.Ineligible(lines[0], Deceased)], cancellation);
        context.Note(village, "keputusan sesudahnya / a decision after that", "VER-1", "409", $"{late.Status}");
    }

    private static async Task SeeAsync(
        DemoContext context, DemoVillage village, string name, string programme, string rule, string expected, CancellationToken cancellation)
    {
        var line = await new VerificationSheet(context, village).LineAsync(name, programme, cancellation);
        context.Note(village, $"{name}, {programme}", rule, expected, VerificationSheet.Found(line));
    }
}
