using Dtks.Functions.Areas;

namespace Dtks.Functions.CardDelivery;

/// <summary>Areas by name.</summary>
internal static class AreaNames
{
    /// <summary>An area's name; its code where there is none of that code.</summary>
    public static string NameOf(this AreaDirectory areas, string code) => areas.Find(code)?.Name ?? code;
}
