using System.Text.Json.Serialization;

namespace XsollaLogin.Benchmarks.Probing;

/// <summary>What a process is made of after a full collection.</summary>
/// <param name="Heap">Bytes of managed objects.</param>
/// <param name="ResidentBefore">Bytes of the resident set before that collection.</param>
/// <param name="Resident">Bytes of the resident set after it.</param>
/// <param name="Allocated">Bytes of managed objects since the start.</param>
/// <param name="Gen0">Collections of the process's own accord; a later generation's are in those of the earlier ones.</param>
/// <param name="PauseMs">How long they have stopped the process.</param>
/// <param name="Handles">Open file descriptors.</param>
internal sealed record Figures(long Heap, long ResidentBefore, long Resident, long Allocated, int Gen0, int Gen1, int Gen2, double PauseMs, int Threads, int Handles);

[JsonSerializable(typeof(Figures))]
internal sealed partial class FiguresJson : JsonSerializerContext;
