namespace Dtks.Chaos.Story;

/// <summary>The way up of what the deliberation of the story admitted: visited at home, handed in, endorsed, received.</summary>
/// <param name="client">Who sends.</param>
/// <param name="village">The village.</param>
internal sealed class ChaosDossier(ChaosClient client, string village)
{
    private static readonly string[] Bodies = ["TKSK", "Pemerintah Desa"];
    private string _id = string.Empty;

    /// <summary>Records a visit to each family; sent again it is the same.</summary>
    public async Task VisitAsync(IEnumerable<(ChaosFamily Family, string Proposal)> admitted)
    {
        var officer = await client.TokenAsync("village-officer", village);
        foreach (var (family, proposal) in admitted)
        {
            await client.PutAsync($"/proposals/{village}/{proposal}/visit", officer, Visit(family));
        }
    }

    /// <summary>The village head hands it in.</summary>
    public async Task HandInAsync(string deliberation)
    {
        var head = await client.TokenAsync("village-head", village);
        _id = (string)(await client.PostAsync($"/villages/{village}/dossiers", head, new { period = "2026-11", subject = "proposals", deliberation }, "dossier"))["id"]!;
    }

    /// <summary>The camat or dinas sosial passes it on.</summary>
    public async Task PassOnAsync(string step, string role, string area, string outcome) =>
        await client.PostAsync($"/villages/{village}/dossiers/{_id}/{step}", await client.TokenAsync(role, area), new { outcome }, step);

    /// <summary>Waits until all that it holds has come to the register, which is looked at from time to time.</summary>
    public async Task IsRatifiedAsync()
    {
        var head = await client.TokenAsync("village-head", village);
        await client.ComesAboutAsync("the dossier was never ratified", async () =>
            (string?)(await client.GetAsync($"/villages/{village}/dossiers/{_id}", head))["status"] == "ratified");
    }

    private static object Visit(ChaosFamily family) => new
    {
        formVersion = "regsosek2022-k",
        visitedOn = "2026-11-10",
        visitors = Bodies.Select((body, i) => new { name = $"CONTOH TAMU {i}", body }),
        answers = new Dictionary<string, string> { ["303"] = "8" },
        members = family.Members.Select(m => new Dictionary<string, string> { ["402"] = m.name, ["407"] = "51" }),
        note = "Kunjungan",
    };
}
