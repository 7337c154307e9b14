using Dtks.Domain.Areas;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.ServiceDesk.Checks;
using NodaTime.Text;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>What the villages of a regency compiled, as a part of its poverty database: a read by the NIK, and one look-up by keyed hashes of the family card and of name and birth date (SVC-3).</summary>
public sealed class VillagePovertyRecords(PovertyRecords records) : IPovertyRecords
{
    // Who shares one word of the name and the birth date, and may not be shown in the end.
    private const int MostLookedAt = 20;

    /// <inheritdoc />
    public async Task<IReadOnlyList<PovertyMatch>> FindAsync(PovertyQuery who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(who);
        var exact = await records.FindAsync(who.Regency.Value, records.IdOf(who.Nik), cancellation) is { } found ? MatchOf(found, who.ByNik(found.Person.Name, found.Person.BirthDate)) : null;
        if (exact is { By: PovertyMatchBy.Nik })
        {
            return [exact];
        }

        var likely = await records.LikelyAsync(who.Regency.Value, who.Card, (who.Name, who.BirthDate), MostLookedAt, cancellation);
        return [.. likely.Select(other => By(other, who) is { } by ? MatchOf(other, by) : null).Prepend(exact).OfType<PovertyMatch>().DistinctBy(match => match.Record)];
    }

    private static PovertyMatchBy? By(PovertyPersonDocument found, PovertyQuery who) =>
        found.Person.Card == who.Card ? PovertyMatchBy.FamilyCard
        : found.Person.BirthDate == who.BirthDate && PovertyNames.AreLike(found.Person.Name, who.Name) ? PovertyMatchBy.NameAndBirthDate
        : null;

    private static PovertyMatch MatchOf(PovertyPersonDocument found, PovertyMatchBy by) =>
        new($"village/{found.Id}", found.Source, found.Person.Name, AreaCode.Parse(found.Village), found.Person.BirthDate, by, LocalDatePattern.Iso.Parse(found.AsOf).Value);
}
