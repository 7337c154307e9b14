using System.Globalization;

namespace Dtks.Domain.Dci;

/// <summary>How much one message may ask (REG-3): what goes beyond is rejected before anything is read.</summary>
public static class DciLimits
{
    /// <summary>The most requests of a message.</summary>
    public const int Requests = 100;

    /// <summary>The most requests that a message may say that its batch has, over all messages of it.</summary>
    public const int Announced = 100_000;

    /// <summary>The most persons and households that one request may name.</summary>
    public const int Identifiers = 100;

    /// <summary>The most persons and households that all requests of a message may name.</summary>
    public const int IdentifiersOfMessage = 500;

    /// <summary>How deep conditions may stand in each other.</summary>
    public const int Depth = 5;

    /// <summary>The most comparisons of one request.</summary>
    public const int Predicates = 20;

    /// <summary>The most attributes to sort by.</summary>
    public const int SortKeys = 5;

    /// <summary>The largest page, in records.</summary>
    public const int PageSize = 2_000;

    /// <summary>The most records that are answered without pages.</summary>
    public const int Unpaged = 500;

    /// <summary>The longest id of the standard (transaction, correlation, subscription), in characters.</summary>
    public const int Id = 99;

    /// <summary>The longest message id, name of a sender, and text compared with, in characters.</summary>
    public const int Text = 200;

    /// <summary>How deep a message's JSON may be: far more than any request that is answered, so that one which nests too deep is rejected alone, and little enough to be read quickly.</summary>
    public const int JsonDepth = 500;

    internal static string Number(int limit) => limit.ToString(CultureInfo.InvariantCulture);
}
