package io.freshmaker.mbs;

import io.freshmaker.artifact.Learned;
import java.util.List;

/**
 * One page of MBS's list of ready modules.
 *
 * @param modules what could be read
 * @param problems a sentence for each module that could not
 * @param page the number of this page, from 1
 * @param pages how many there are; 0 when the list is empty
 * @param total how many builds are on all pages
 */
public record ModulePage(List<ReadyModule> modules, List<String> problems, int page, int pages, int total) {
    public ModulePage {
        modules = List.copyOf(modules);
        problems = List.copyOf(problems);
    }

    /** What the inventory learns from the page. */
    public List<Learned> learned() {
        return modules.stream().map(ReadyModule::learned).toList();
    }
}
