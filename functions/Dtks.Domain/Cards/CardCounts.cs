namespace Dtks.Domain.Cards;

/// <summary>How many cards stand where; together they are the cards made.</summary>
/// <param name="Made">With PT Pos.</param>
/// <param name="Delivered">With their households.</param>
/// <param name="Returned">Returned (CRD-1).</param>
/// <param name="Surrendered">Handed back (CRD-3).</param>
/// <param name="Blocked">Good for nothing any more.</param>
/// <param name="Expired">Their validity is over (CRD-10).</param>
public sealed record CardCounts(int Made = 0, int Delivered = 0, int Returned = 0, int Surrendered = 0, int Blocked = 0, int Expired = 0)
{
    /// <summary>All of them.</summary>
    public int Total() => Made + Delivered + Returned + Surrendered + Blocked + Expired;

    /// <summary>How many stand there.</summary>
    public int Of(CardStatus status) => status switch
    {
        CardStatus.Made => Made,
        CardStatus.Delivered => Delivered,
        CardStatus.Returned => Returned,
        CardStatus.Surrendered => Surrendered,
        CardStatus.Blocked => Blocked,
        _ => Expired,
    };

    /// <summary>With so many more there.</summary>
    public CardCounts Plus(CardStatus status, int count = 1) => status switch
    {
        CardStatus.Made => this with { Made = Made + count },
        CardStatus.Delivered => this with { Delivered = Delivered + count },
        CardStatus.Returned => this with { Returned = Returned + count },
        CardStatus.Surrendered => this with { Surrendered = Surrendered + count },
        CardStatus.Blocked => this with { Blocked = Blocked + count },
        _ => this with { Expired = Expired + count },
    };

    /// <summary>Both together.</summary>
    public CardCounts Plus(CardCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Enum.GetValues<CardStatus>().Aggregate(this, (sum, status) => sum.Plus(status, other.Of(status)));
    }

    /// <summary>With one that stood there and stands elsewhere.</summary>
    public CardCounts Move(CardStatus from, CardStatus to) => Plus(from, -1).Plus(to);

    /// <summary>When their validity is over: what was blocked stays so.</summary>
    public CardCounts WhenExpired() => new(Blocked: Blocked, Expired: Total() - Blocked);
}
