using Dtks.Domain.Cards;
using Dtks.Domain.Policies;
using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Functions.CardDelivery;

/// <summary>Makes the file of a circular: what is kept of it says all, so that the same circular has the same bytes.</summary>
public sealed class CircularFile(CircularRepository circulars, CardRoundRepository rounds, AreaDirectory areas, PolicyVersions policies)
{
    /// <summary>The file as PDF.</summary>
    /// <param name="district">The district.</param>
    /// <param name="id">The circular.</param>
    /// <param name="village">A village that it must tell of; null for any.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ProblemException">404 where there is none, or it does not tell of the village.</exception>
    internal async Task<FileAnswer> OfAsync(string district, string id, string? village, CancellationToken cancellation)
    {
        var (round, circular) = await circulars.OneAsync(district, id, cancellation);
        if (village is not null && circular.Rows.All(row => row.Village.Value != village))
        {
            throw new ProblemException(Problem.NotFound);
        }

        var name = (await rounds.KnownAsync(round, cancellation))?.State.Name ?? round;
        var reasons = policies.At(circular.Date).CardReturnReasons;
        var text = new CircularText(circular, name, areas.NameOf(district), areas.NameOf(district[..4]), reasons, areas.NameOf);
        return new FileAnswer("application/pdf", $"edaran-{district}-{circular.Place.ToString(System.Globalization.CultureInfo.InvariantCulture)}.pdf", CircularPaper.Of(text));
    }
}
