using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Policies;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>How a household stands in welfare (REG-9).</summary>
/// <param name="Household">The household.</param>
/// <param name="Decile">The decile, 1 to 10.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="AsOf">The day of that.</param>
/// <param name="Advice">That it lies outside the deciles that the register holds, which is no refusal; absent where it does not.</param>
internal sealed record WelfareView(string Household, int Decile, string Source, LocalDate AsOf, WelfareAdvice? Advice)
{
    public static WelfareView Of(string household, Welfare welfare, PolicyVersion policy, MessageCatalogue messages, string language) =>
        new(household, welfare.Decile, welfare.Source, welfare.AsOf, policy.RegisterDeciles.Contains(welfare.Decile) ? null : WelfareAdvice.Of(welfare, policy, messages, language));
}

/// <summary>What is advised about it.</summary>
internal sealed record WelfareAdvice(string Code, string Rule, string Detail)
{
    public static WelfareAdvice Of(Welfare welfare, PolicyVersion policy, MessageCatalogue messages, string language)
    {
        const string Code = "welfare.outsideRegister";
        var args = new Dictionary<string, string>
        {
            ["decile"] = Text(welfare.Decile),
            ["from"] = Text(policy.RegisterDeciles.From),
            ["to"] = Text(policy.RegisterDeciles.To),
        };
        return new WelfareAdvice(Code, "REG-9", messages.Text(language, Code, args));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
