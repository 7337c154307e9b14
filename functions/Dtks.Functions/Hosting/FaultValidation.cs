using Microsoft.Extensions.Options;

namespace Dtks.Functions.Hosting;

/// <summary>Validates options by the one sentence that says what is wrong with them.</summary>
internal sealed class FaultValidation<T>(Func<T, string?> fault) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options) =>
        fault(options) is { } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
}
