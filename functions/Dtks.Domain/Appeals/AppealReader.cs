using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Appeals;

/// <summary>Reads an appeal from raw input.</summary>
public static class AppealReader
{
    private const int MaxReason = 2000;
    private const int MaxNamed = 100;

    /// <summary>The appeal, or all that is wrong with it.</summary>
    public static Reading<AppealRequest> Read(AppealDraft? draft)
    {
        var input = new InputReader();
        if (!input.Present(draft, string.Empty)) return new Reading<AppealRequest>(null, input.Violations);
        var kind = input.Name<AppealKind>(draft.Kind, "/kind");
        var about = About(draft.About, kind, input);
        var reason = input.Text(draft.Reason, "/reason", MaxReason);
        var phone = input.Present(draft.Contact, "/contact") ? PhoneReader.Read(draft.Contact.Phone, "/contact/phone", input) : null;
        return new Reading<AppealRequest>(
            kind is { } k && about is not null && reason is not null && phone is not null && input.IsClean ? new AppealRequest(k, about, reason, phone) : null, input.Violations);
    }

    private static AppealAboutDraft? About(AppealAboutDraft? about, AppealKind? kind, InputReader input)
    {
        if (!input.Present(about, "/about")) return null;
        string?[] named = [about.Proposal, about.Household, about.TrackingCode];
        if (named.Count(n => n is not null) != 1)
        {
            input.Invalid(AppealViolations.AboutOne, "/about", "GOV-3");
            return null;
        }

        var fits = kind switch { AppealKind.Refused => about.Household is null, AppealKind.NotEntitled => about.Household is not null, _ => true };
        if (!fits || (about.Member is not null && kind is not (AppealKind.Removed or null))) input.Invalid(AppealViolations.AboutOther, "/about", "GOV-3");
        return new AppealAboutDraft(
            input.OptionalText(about.Proposal, "/about/proposal", MaxNamed),
            input.OptionalText(about.Household, "/about/household", MaxNamed),
            input.OptionalText(about.TrackingCode, "/about/trackingCode", MaxNamed),
            input.OptionalText(about.Member, "/about/member", MaxNamed) is { } member ? WrittenText.Number(member) : null);
    }
}

/// <summary>An appeal that was read.</summary>
/// <param name="Kind">Against what.</param>
/// <param name="About">What it names.</param>
/// <param name="Reason">Why.</param>
/// <param name="Phone">How the appellant is reached.</param>
public sealed record AppealRequest(AppealKind Kind, AppealAboutDraft About, string Reason, string Phone)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[appeal]";
}
