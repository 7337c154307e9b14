using Microsoft.Extensions.Options;

namespace Dtks.Platform.Settings;

/// <summary>Validates options by the sentences that say what is wrong with them, all of them at once.</summary>
internal sealed class FaultValidation<T>(Func<T, IEnumerable<string>> faults) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options) =>
        faults(options).ToList() is { Count: > 0 } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
}
