using Dtks.Domain.Ratification;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>Makes the file of a signed letter, with the totals of its villages: what is kept of it says all, so that the same letter has the same bytes.</summary>
public sealed class LetterFile(DocumentStore store, LetterPages pages, AreaDirectory areas)
{
    /// <summary>The file as PDF. The letter is signed over its rows.</summary>
    public async Task<byte[]> OfAsync(LetterDocument letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var villages = await VillagesAsync(letter, cancellation);
        var totals = villages.Select(v => new VillageTotal(v.Village.Value, NameOf(v.Village.District!.Value), NameOf(v.Village.Value), v.Rows));
        return LetterPaper.Of(new LetterText(letter.State, NameOf(letter.Regency), [.. totals]));
    }

    private async Task<IReadOnlyList<VillageDigest>> VillagesAsync(LetterDocument letter, CancellationToken cancellation)
    {
        if (letter.Whole is { } whole)
        {
            return LetterDigest.VillagesOf(whole.Rows.Where(row => row.Left is null).Select(row => row.Row));
        }

        return await store.ReadAsync<LetterVillagesDocument>(Partitions.Ratifications(letter.Regency), LetterVillagesDocument.IdOf(letter.State), cancellation) is { } kept
            ? kept.Villages
            : (await pages.CountAsync(letter, subject: null, cancellation)).Villages;
    }

    private string NameOf(string code) => areas.Find(code)?.Name ?? code;
}
