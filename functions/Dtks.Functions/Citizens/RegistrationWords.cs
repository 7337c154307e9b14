using Dtks.Domain.Areas;
using Dtks.Domain.Citizens;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;
using NodaTime.Text;

namespace Dtks.Functions.Citizens;

/// <summary>Says where a citizen's registration stands, and what of it holds meanwhile (PRO-4).</summary>
internal static class RegistrationWords
{
    /// <summary>The words.</summary>
    public static string Of(RegistrationState state, MessageCatalogue messages, string language)
    {
        var text = state is { Status: RegistrationStatus.Mismatched, Match: null } ? "notCompared" : WireName.Of(state.Status);
        var args = state.InForce is not { } inForce ? null
            : new Dictionary<string, string> { ["since"] = LocalDatePattern.Iso.Format(TimeZones.DateIn(state.Person.Village, inForce.Since)) };
        return messages.Text(language, $"registration.{text}", args);
    }
}
