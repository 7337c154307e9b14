using Dtks.Domain.Areas;

namespace Dtks.Platform.Access;

/// <summary>How a caller's area may lie to the area that a request is about.</summary>
[Flags]
public enum Reach
{
    /// <summary>In no way.</summary>
    None = 0,

    /// <summary>It is the same.</summary>
    Own = 1,

    /// <summary>It is above it, as a regency is above its villages.</summary>
    Above = 2,

    /// <summary>It lies in it.</summary>
    Below = 4,
}

/// <summary>Reads a <see cref="Reach"/>.</summary>
public static class Reaches
{
    /// <summary>Whether a caller of <paramref name="own"/> reaches <paramref name="place"/>.</summary>
    public static bool Allows(this Reach reach, AreaCode own, AreaCode place)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(place);
        var needed = own == place ? Reach.Own : own.Covers(place) ? Reach.Above : place.Covers(own) ? Reach.Below : Reach.None;
        return needed != Reach.None && reach.HasFlag(needed);
    }

    /// <summary>Whether a caller whose area is of one level can reach an area of another; null is any level.</summary>
    public static bool Allows(this Reach reach, AreaLevel? own, AreaLevel? place) =>
        own is not { } mine || place is not { } theirs || reach.HasFlag(mine == theirs ? Reach.Own : mine < theirs ? Reach.Above : Reach.Below);
}
