using System.Globalization;

namespace Dtks.Domain.Households;

/// <summary>The ids of members: two digits, unique in a household over all who ever were of it, so that what names one never comes to mean another.</summary>
internal static class MemberIds
{
    /// <summary>The id of the next to come.</summary>
    public static string Next(HouseholdState household) => Of(household.Members.Concat(household.Former.Select(f => f.Member))
        .Select(m => int.TryParse(m.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max() + 1);

    /// <summary>The id of a number.</summary>
    public static string Of(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
