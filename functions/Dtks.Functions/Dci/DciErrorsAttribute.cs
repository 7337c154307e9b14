using Dtks.Platform.Http;

namespace Dtks.Functions.Dci;

/// <summary>Says that a function of the standard's paths tells errors in the standard's forms.</summary>
public sealed class DciErrorsAttribute() : AnswersAlikeAttribute("application/json", 400, 401, 403, 408, 413, 415, 429, 500, 503);
