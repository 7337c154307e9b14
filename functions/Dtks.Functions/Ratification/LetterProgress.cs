using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>Tells how far the rows of a letter have come: as its pages counted it, or from the rows that stand with it.</summary>
public sealed class LetterProgress(DocumentStore store, LetterMatters matters)
{
    /// <summary>How far they have come; null when nothing was begun with them.</summary>
    public async Task<LetterProgressDocument?> OfAsync(LetterDocument letter, CancellationToken cancellation)
    {
        if (letter.Whole is not { } whole)
        {
            return await store.ReadAsync<LetterProgressDocument>(Partitions.Ratifications(letter.Regency), LetterProgressDocument.IdOf(letter.State), cancellation);
        }

        if ((whole.Round ?? 0) < letter.State.Round())
        {
            return LetterProgressDocument.Of(letter);
        }

        var (unapplied, left) = (whole.Rows.Count(row => row.Problem is not null), whole.Rows.Count(row => row.Left is not null));
        var (done, back) = (whole.Rows.Count - unapplied - left, whole.Rows.Count(row => row.WentBack()));
        return LetterProgressDocument.Of(letter) with
        {
            PagesReviewed = whole.Stage == PageStage.Reviewed ? 1 : 0,
            Ratified = whole.Stage == PageStage.Covered ? await matters.Of(letter.State).RatifiedAsync(letter.State, [.. whole.Rows.Select(row => row.Row)], cancellation) : done,
            Applied = whole.Stage == PageStage.Reviewed ? done - back : 0,
            Returned = back,
            NotApplied = unapplied,
            Left = left,
        };
    }
}
