using Dtks.Demo.Cast;

namespace Dtks.Demo.Chapters;

/// <summary>What the public may see of a proposal and what another area's people may not (REG-3, GOV-2).</summary>
internal sealed class Track : IDemoChapter
{
    public string Title => "Siapa boleh melihat apa / who may see what";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var (here, elsewhere) = (context.Villages[0], context.Villages[1]);
        var proposal = here.With(DemoFate.FoundEligible).First();
        var path = $"/proposals/{here.Place.Code}/{proposal.Id}";

        var tracked = await context.Api.GetAsync($"/tracking/{proposal.TrackingCode}", token: null, cancellation);
        context.Note(here, "lacak tanpa masuk / track without a token", "REG-3", "200 verifying", tracked.Brief("status"));
        var named = new[] { proposal.Family.Head.Name, proposal.Family.Head.Nik, proposal.Family.FamilyCardNumber }
            .Count(personal => tracked.Body.ToString().Contains(personal, StringComparison.OrdinalIgnoreCase));
        context.Note(here, "data pribadi di dalamnya / personal data in it", "REG-3", "0", $"{named}");

        var unknown = await context.Api.GetAsync(path, token: null, cancellation);
        context.Note(here, "usulan tanpa token / proposal without a token", "GOV-2", "401", $"{unknown.Status}");
        var foreign = await context.Api.GetAsync(path, elsewhere.RegencyOfficer, cancellation);
        context.Note(here, "usulan oleh dinas lain / by another regency", "GOV-2", "403", $"{foreign.Status}");
        var list = await context.Api.GetAsync($"/villages/{here.Place.Code}/proposals", elsewhere.Officer, cancellation);
        context.Note(here, "daftar oleh desa lain / list by another village", "GOV-2", "403", $"{list.Status}");
    }
}
