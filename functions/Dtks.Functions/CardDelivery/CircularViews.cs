using Dtks.Domain.Cards;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>A circular with its recap (CRD-4); <c>NotIn</c> where it was just issued: the villages that have cards of the round and are not in it, with why.</summary>
internal sealed record CircularView(string Id, string Round, string Number, LocalDate Date, Instant IssuedOn, IReadOnlyList<CircularRowView> Villages, IReadOnlyList<CircularMissing>? NotIn = null)
{
    public static CircularView Of(string round, Circular circular, Func<string, string> nameOf) => new(
        CircularRepository.IdOf(round, circular.Place), round, circular.Number, circular.Date, circular.IssuedAt, [.. circular.Rows.Select(row => CircularRowView.Of(row, nameOf(row.Village.Value)))]);
}

/// <summary>The recap of a village.</summary>
internal sealed record CircularRowView(string Village, string Name, bool Supplementary, int Cards, int Returned, IReadOnlyList<ReturnCount> Reasons, int Surrendered, LocalDate DueOn)
{
    public static CircularRowView Of(CircularRow row, string name) => new(row.Village.Value, name, row.IsSupplementary(), row.Cards, row.Returned(), row.Reasons, row.Surrendered, row.DueOn);
}

/// <summary>A village that is not in a circular, and why.</summary>
internal sealed record CircularMissing(string Village, string Name, string Code, string? Rule, string Detail);

/// <summary>The circulars of a district or village of a round.</summary>
internal sealed record CircularsView(string Round, IReadOnlyList<CircularView> Items);
