using Dtks.Domain.Areas;

namespace Dtks.Functions.Areas;

/// <summary>An administrative area.</summary>
/// <param name="Code">Kemendagri digits without dots (2, 4, 6 or 10), or <c>ID</c> for the nation.</param>
/// <param name="Name">Its official name; of a regency with its kind (<c>Kabupaten</c> or <c>Kota</c>).</param>
/// <param name="Level">Where it stands in the hierarchy.</param>
/// <param name="Parent">The code of the area it lies in; null for the nation.</param>
/// <param name="TimeZone">WIB, WITA or WIT, in which its days are counted (PRO-7); null for the nation, which lies in all three.</param>
public sealed record Area(string Code, string Name, AreaLevel Level, string? Parent, string? TimeZone);
