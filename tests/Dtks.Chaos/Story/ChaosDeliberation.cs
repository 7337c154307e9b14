using System.Security.Cryptography;
using Dtks.Demo.Documents;

namespace Dtks.Chaos.Story;

/// <summary>The deliberation of the story: opened with its decisions, its four documents uploaded, concluded.</summary>
/// <param name="client">Who sends.</param>
/// <param name="village">The village.</param>
/// <param name="key">What its keys begin with.</param>
internal sealed class ChaosDeliberation(ChaosClient client, string village, string key)
{
    // Made once: a PDF file says when it was made, and each telling sends the same.
    private static readonly IReadOnlyList<(string Kind, string ContentType, byte[] Content)> Documents =
    [
        .. SampleDocuments.All(new SampleDeliberation("Contoh", "Contoh", "Contoh", new DateOnly(2026, 11, 2), "Balai Desa", 2, Terminations: 0, [new SampleAttendee("CONTOH HADIR", "BPD")]))
            .Select(d => (d.Kind, d.ContentType, d.Content)),
    ];

    private static readonly string[] Elements = ["villageGovernment", "bpd", "community"];

    /// <summary>Its id.</summary>
    public string Id { get; private set; } = string.Empty;

    private string Path => $"/villages/{village}/deliberations/{Id}";

    /// <summary>Opens it; it admits each proposal, without the assistance asked, and says why.</summary>
    public async Task OpenAsync(IReadOnlyCollection<string> proposals)
    {
        var officer = await OfficerAsync();
        var held = new { kind = "regular", heldOn = "2026-11-10", place = "Balai Desa", attendees = Elements.Select((element, i) => new { name = $"CONTOH HADIR {i}", element }) };
        Id = (string)(await client.PostAsync($"/villages/{village}/deliberations", officer, held, $"{key}-deliberation"))["id"]!;
        if (proposals.Count == 0) return;
        await client.PutAsync($"{Path}/decisions", officer, proposals.Select(proposal => new { proposal, decision = "admit", ground = 11, note = "Contoh catatan" }));
    }

    /// <summary>Opens one on the cards of a round.</summary>
    public async Task OpenOnCardsAsync(string round, string heldOn)
    {
        var officer = await OfficerAsync();
        await client.PutAsync($"/villages/{village}/units", officer, new[] { new { unit = "RW 001", kind = "rw", name = "RW 001" } });
        object[] attendees = [new { name = "CONTOH HADIR 0", element = "villageGovernment" }, new { name = "CONTOH HADIR 1", element = "communityGroup" }, new { name = "CONTOH HADIR 2", element = "householdRepresentative", unit = "RW 001" }];
        Id = (string)(await client.PostAsync($"/villages/{village}/deliberations", officer, new { kind = "cards", round, heldOn, place = "Balai Desa", attendees }, $"{key}-deliberation"))["id"]!;
    }

    /// <summary>Names a household that has a card in another's place; the replacement's id.</summary>
    public async Task<string> ReplaceAsync(string card, string household) =>
        (string)(await client.PutAsync($"{Path}/replacements", await OfficerAsync(), new[] { new { card, household } }))["replacements"]![0]!["id"]!;

    /// <summary>The village head concludes one on cards, of which one came back.</summary>
    public async Task ConcludeOnCardsAsync()
    {
        var head = await client.TokenAsync("village-head", village);
        var cards = new { returned = 1, surrendered = 0, wellOff = 0, replacements = 1, skrtm = 1 };
        await client.PostAsync($"{Path}/conclusion", head, new { minutes = new { proposals = 1, terminations = 0, cards } }, $"{key}-conclusion");
    }

    /// <summary>Uploads its documents and waits until all are accepted.</summary>
    public async Task UploadAsync()
    {
        var officer = await OfficerAsync();
        foreach (var (kind, contentType, content) in Documents)
        {
            await UploadAsync(kind, contentType, content, officer);
        }

        await client.ComesAboutAsync("not every upload was accepted", async () =>
            (await client.GetAsync(Path, officer))["evidence"]!.All(e => (string)e["status"]! == "accepted"));
    }

    /// <summary>The village head concludes it.</summary>
    /// <param name="proposals">How many proposals its minutes count.</param>
    public async Task ConcludeAsync(int proposals)
    {
        var head = await client.TokenAsync("village-head", village);
        await client.PostAsync($"{Path}/conclusion", head, new { minutes = new { proposals, terminations = 0 } }, $"{key}-conclusion");
    }

    private Task<string> OfficerAsync() => client.TokenAsync("village-officer", village);

    private async Task UploadAsync(string kind, string contentType, byte[] content, string officer)
    {
        var declaration = new { kind, fileName = $"{kind}.bin", contentType, length = content.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) };
        var id = string.Empty;

        // A link may be of a storage that has gone since: the same declaration gives one that is good now.
        await ChaosClient.UntilAsync($"{kind} could not be uploaded", async () =>
        {
            var declared = await client.PostAsync($"{Path}/evidence", officer, declaration, $"{key}-evidence-{kind}");
            id = (string)declared["id"]!;
            return declared["uploadUrl"] is null || await client.UploadAsync(new Uri((string)declared["uploadUrl"]!), content);
        });
        await client.PostAsync($"{Path}/evidence/{id}/completion", officer, body: null, $"{key}-completion-{kind}");
    }
}
